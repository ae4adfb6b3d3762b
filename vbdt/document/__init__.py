"""The office in plain Python: records, kinds, states, events, rules, calendar, targets. No I/O, no Qt, no SQL.

Glossary (the office's words and ours):

| here | in the office |
|---|---|
| document, outgoing / incoming | văn bản, văn bản đi / văn bản đến |
| draft | dự thảo |
| submit, return | trình ký, trả lại |
| sign | ký (chữ ký số của người có thẩm quyền) |
| register (outgoing / incoming) | vào sổ văn bản đi / đến, cấp số |
| void | hủy số |
| issue | phát hành: điền số, ngày và ký số của cơ quan (đóng dấu) |
| send, receive, refuse | gửi, tiếp nhận, từ chối tiếp nhận |
| assign, lead, coordinator | phân công (bút phê), đơn vị/người chủ trì, phối hợp |
| finish | hoàn thành xử lý |
| case file, file | hồ sơ công việc, lập hồ sơ |
| agency, directory, roster | cơ quan, danh bạ liên thông, danh sách cán bộ |
| clerk, leader, specialist, archivist | văn thư, lãnh đạo, chuyên viên, lưu trữ |
| subject | trích yếu |
| notation, symbol | ký hiệu, số và ký hiệu |
| urgency, secrecy | mức độ khẩn, độ mật |
"""
